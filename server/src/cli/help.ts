export const help = `Checks the files of Prometheus as Prometheus reads them, and says what it accepts but nobody means.

Usage: prometheus-workbench check [OPTION]... FILE|FOLDER...

Of a FOLDER every file is checked that is one of Prometheus by its name or content, configurations, rules, tests, targets and manifests,
and that ends in .yml, .yaml, .json, .rules or .promql. Hidden folders and node_modules are left out. The FILE - is standard input.

  --format=FORMAT             text (default), json, sarif or github, for annotations in GitHub Actions
  --prometheus-version=X.Y    the release that is to read the files, such as 2.53; else the newest known
  --severity-threshold=LEVEL  leave out what is less severe: error, warning, information or hint (default)
  --warnings-as-errors        exit with 1 where there is a warning, too
  --name=NAME                 what standard input is called: a name can tell what a file is
  --color=WHEN                auto (default), always or never
  -q, --quiet                 print findings alone, without a summary
  -h, --help                  print this
  --version                   print the version of this program

Exits with 0 where there is no error, with 1 where there is one, and with 2 where it was asked for what it cannot do.
`;
