import * as nodeModule from 'node:module';
import process from 'node:process';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { pagesBeside } from './disk/pages.ts';

// Half of a start is the compiling of the service. From the second start on Node has that on disk, as of Node 22.
nodeModule.enableCompileCache?.();

// The transport is the starter's choice: `--stdio` for any LSP editor, `--node-ipc` for VS Code.
void import('./connection.ts').then(({ serve }) => serve(createConnection(ProposedFeatures.all), pagesBeside(process.argv[1])));
