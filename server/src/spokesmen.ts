/** Programs whose samples carry labels of what they are about; these must not give way to those of their own target. */
const spokesmen: ReadonlySet<string> = new Set(['kube-state-metrics', 'pushgateway', 'prometheus-pushgateway']);

/** Does a program speak for others, by the name that its chart and its manifests give it? Its own documentation asks for `honor_labels`. */
export const speaksForOthers = (name: string): boolean => spokesmen.has(name);
