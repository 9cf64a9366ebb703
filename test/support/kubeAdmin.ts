import http from 'node:http';
import https from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';

/** Writes to a cluster as its administrator, for tests: the product's own client only reads. */
export interface KubeAdmin {
  create(path: string, object: object): Promise<void>;
  patch(path: string, patch: object): Promise<void>;
  delete(path: string): Promise<void>;
}

export function kubeAdmin(server: string, token: string): KubeAdmin {
  const send = (method: string, path: string, body?: { readonly type: string; readonly value: object }): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const url = new URL(path, server);
      const options = {
        method,
        rejectUnauthorized: false,
        headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': body.type }) },
      };
      const request = (url.protocol === 'https:' ? https : http).request(url, options, response => {
        let text = '';
        response.on('data', chunk => (text += String(chunk)));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      request.on('error', reject);
      request.end(body && JSON.stringify(body.value));
    });
  const expectSuccess = async (what: string, answer: Promise<Answer>): Promise<void> => {
    const { status, text } = await answer;
    if (status >= 300) throw new Error(`${what}: ${status} ${text}`);
  };
  return {
    async create(path, object) {
      for (let attempt = 1; ; attempt++) {
        const answer = await send('POST', path, { type: 'application/json', value: object });
        // A new namespace has no service account for its pods yet.
        if (answer.status !== 403 || attempt === 100) return expectSuccess(`POST ${path}`, Promise.resolve(answer));
        await delay(50);
      }
    },
    patch: (path, value) => expectSuccess(`PATCH ${path}`, send('PATCH', path, { type: 'application/merge-patch+json', value })),
    delete: path => expectSuccess(`DELETE ${path}`, send('DELETE', path)),
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}
