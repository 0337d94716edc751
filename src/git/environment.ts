/** Git on this machine. */
export interface GitProgram {
  /** The absolute path of Git. */
  readonly git: string;
  readonly variables: NodeJS.ProcessEnv;
  /** Ends every process early. */
  readonly cancel: AbortSignal;
  /** Takes one line for each process. */
  readonly debug: (line: string) => void;
}

/** Where Git runs and its variables. */
export interface GitEnvironment extends GitProgram {
  readonly directory: string;
}

/**
 * Git's own variables for reaching a server from this machine. The others (git, "Environment Variables") would point at
 * another repository, change what is read, or write headers into error messages (`GIT_TRACE_CURL`).
 */
const KEPT =
  /^GIT_(?:ALLOW_PROTOCOL|ASKPASS|CONFIG_\w+|EXEC_PATH|HTTP_\w+|PROTOCOL_FROM_USER|PROXY_\w+|SSH\w*|SSL_\w+)$/i;

/** The variables for any Git process of ours: no prompts, no locks, no replaced objects, no fetching behind our back. */
export function plainGit(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(variables).filter(([name]) => !/^GIT_/i.test(name) || KEPT.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    // What Git starts on Windows is not looked for in the working directory either.
    NoDefaultCurrentDirectoryInExePath: '1',
  };
}

/** Adds settings for one process, after those that the environment has already (git-config, GIT_CONFIG_COUNT). */
export function withConfig(
  variables: NodeJS.ProcessEnv,
  settings: readonly (readonly [name: string, value: string])[],
): NodeJS.ProcessEnv {
  const count = Number(variables['GIT_CONFIG_COUNT'] ?? 0) || 0;
  const added = settings.flatMap(([name, value], index) => [
    [`GIT_CONFIG_KEY_${count + index}`, name],
    [`GIT_CONFIG_VALUE_${count + index}`, value],
  ]);
  return { ...variables, GIT_CONFIG_COUNT: String(count + settings.length), ...Object.fromEntries(added) };
}
