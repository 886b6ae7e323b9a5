/** The arrows of the house: doors → wiring → adapters → ports → domain; doors → steps → ports, domain. */
const stages = [
  'calendar',
  'papers',
  'work-programme',
  'deadlines',
  'chasers',
  'submissions',
  'pack',
  'release',
  'minutes',
]
const forbid = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
})

/** A later stage may import an earlier one, never the other way round. */
const onlyBackwardsAlongTheFlow = stages
  .slice(0, -1)
  .map((stage, at) =>
    forbid(
      `${stage}-knows-no-later-stage`,
      `^functions/domain/${stage}/`,
      `^functions/domain/(${stages.slice(at + 1).join('|')})/`,
      'The way of the data has one direction.',
    ),
  )

export default {
  forbidden: [
    forbid(
      'domain-is-pure',
      '^functions/domain/',
      '^functions/(?!domain/)|^(node:|fs|path|process)',
      'No clock, disk, network, log or environment in the domain.',
    ),
    {
      name: 'domain-imports-no-vendor',
      severity: 'error',
      from: { path: '^functions/domain/' },
      to: { dependencyTypes: ['npm', 'core'], pathNot: 'node_modules/zod/' },
    },
    forbid(
      'ports-know-only-the-domain',
      '^functions/ports/',
      '^functions/(?!ports/|domain/)',
      'A port is an interface in our own words.',
    ),
    forbid(
      'steps-never-know-vendors',
      '^functions/steps/',
      '^functions/(?!steps/|ports/|domain/)',
      'Steps know ports, never adapters, wiring or doors.',
    ),
    {
      name: 'steps-import-no-vendor',
      severity: 'error',
      from: { path: '^functions/steps/' },
      to: { dependencyTypes: ['npm'], pathNot: 'node_modules/zod/' },
    },
    forbid(
      'adapters-know-ports-and-domain',
      '^functions/adapters/',
      '^functions/(?!adapters/|ports/|domain/)',
      'An adapter serves a port.',
    ),
    forbid(
      'only-doors-use-the-wiring',
      '^functions/(?!wiring/|local/|lambda/|web/)',
      '^functions/wiring/',
      'The wiring is the only place that chooses adapters.',
    ),
    forbid(
      'infra-names-functions-by-path',
      '^infra/',
      '^functions/domain/',
      'The cloud knows files, not rules.',
    ),
    ...onlyBackwardsAlongTheFlow,
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^node_modules/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
