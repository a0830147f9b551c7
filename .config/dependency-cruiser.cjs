/** Arrows run one way: phone → contract (types only), door → verb → noun → _kernel. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one noun or three.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contexts-apart',
      comment:
        "A context never imports another's files; what is shared is published in _shared or told by events.",
      severity: 'error',
      from: { path: '^cloudfunctions/([a-z][^/]*)/' },
      to: { path: '^cloudfunctions/[a-z]', pathNot: '^cloudfunctions/$1/' },
    },
    {
      name: 'kernel-knows-no-context',
      severity: 'error',
      from: { path: '^cloudfunctions/_kernel/' },
      to: { path: '^cloudfunctions/(?!_kernel/)' },
    },
    {
      name: 'shared-knows-no-context',
      severity: 'error',
      from: { path: '^cloudfunctions/_shared/' },
      to: { path: '^cloudfunctions/(?!_kernel/|_shared/)' },
    },
    {
      name: 'phone-imports-types-only',
      comment: 'The phone learns the contract as types; no server code reaches it.',
      severity: 'error',
      from: { path: '^miniprogram/' },
      to: { path: '^(cloudfunctions|local|web|tests)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-local',
      comment: 'The embedded cloud is never part of what is deployed.',
      severity: 'error',
      from: { path: '^(cloudfunctions|miniprogram|web|typings)/' },
      to: { path: '^local/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'contract-has-no-handlers',
      comment: 'The contract is data: the phone types itself by it.',
      severity: 'error',
      from: { path: '^cloudfunctions/[a-z][^/]*/contract\\.ts$' },
      to: { path: '^cloudfunctions/_kernel/(store|serve)\\.ts$', reachable: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(/miniprogram_npm|tdesign|mingo/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|miniprogram_npm|/fixture/|^tests/phone/gallery)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js', '.cjs', '.json'] },
  },
}
