import * as v from 'valibot'

/**
 * What is wrong with a shape and where, for logs and errors: valibot's own words would repeat the value, which may be
 * somebody's name or number (0.3).
 */
export const shapeFault = (issue: v.BaseIssue<unknown>): string =>
  `${v.getDotPath(issue) ?? 'all of it'}: ${issue.type}, ${issue.expected ?? 'something else'} expected`
