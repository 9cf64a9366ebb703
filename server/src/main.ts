import process from 'node:process';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './connection.ts';
import { pagesBeside } from './disk/pages.ts';

// The transport is the starter's choice: `--stdio` for any LSP editor, `--node-ipc` for VS Code.
serve(createConnection(ProposedFeatures.all), pagesBeside(process.argv[1]));
