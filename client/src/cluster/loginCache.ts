import { createLogin, type Login, type LoginContext } from './kubeconfigLogin.ts';

/**
 * Logins by context, each kept for as long as its entries in the kubeconfig stay as they are: a login command that opens a browser shall not do so for
 * every connection that is made.
 */
export function createLoginCache(): (context: LoginContext) => Login {
  const known = new Map<string, { readonly entries: string; readonly login: Login }>();
  return context => {
    const entries = JSON.stringify([context.cluster, context.user]);
    const kept = known.get(context.name);
    if (kept?.entries === entries) return kept.login;
    const login = createLogin(context);
    known.set(context.name, { entries, login });
    return login;
  };
}
