/** Why this version of Node won't do, or nothing. Takes a version like '18.20.1'. */
export const nodeProblem: (version: string) => string | undefined
/** Whether the packages in node_modules are those of the lock file. */
export const isInstalled: (folder: string) => boolean
/** Makes the project able to run, or says in one sentence why it can't and ends the process with 1. */
export const prepare: () => void
