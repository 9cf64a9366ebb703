import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './connection.ts';

// The transport is the starter's choice: `--stdio` for any LSP editor, `--node-ipc` for VS Code.
serve(createConnection(ProposedFeatures.all));
