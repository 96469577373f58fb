/** The commands about routes and the dashboard, as they are promised to scripts. */
import { Option, type Command as Program } from 'commander';
import { RouteActor, RouteTask } from '../contract/route.ts';
import { Risk } from '../contract/pack-view.ts';
import type { Run } from './run.ts';
import { dashboardCommand, routeSetCommand, routeShowCommand, type RouteSetOptions } from './commands/route.ts';

export function addRouteCommands(program: Program, run: Run): void {
  const route = program
    .command('route')
    .description('who is asked about a finding, in which order, from which score on');
  route
    .command('show')
    .description('the route of a task: steps, thresholds with their origin, what judged items prove')
    .argument('[task]', RouteTask.options.join(', '))
    .action((task: string | undefined) => run(routeShowCommand, { task }));
  route
    .command('set')
    .description(
      'one change; kept in the vault, in force with the next import or prediction, in the log with its reason',
    )
    .argument('<task>')
    .addOption(new Option('--step <step>', 'whose part is changed').choices(RouteActor.options))
    .option('--on', 'ask this step')
    .option('--off', 'pass this step')
    .option('--settles <score>', 'from here on its word is enough; a number, or "calibrated" with --error')
    .option('--proposes <score>', 'from here on it is worth asking further')
    .addOption(new Option('--risk <risk>', 'fields of this risk').choices(Risk.options))
    .option('--shows', 'may say that a value would be accepted')
    .option('--no-shows', 'says nothing of acceptance')
    .option('--error <share>', 'such as 0.05')
    .option('--confidence <share>', 'such as 0.9')
    .option('--calls <number>', 'calls of models that one document may cost')
    .option('--shipped', 'back to the table as shipped', false)
    .requiredOption('--reason <text>')
    .action((task: string, { on, off, ...options }: Partial<RouteSetOptions> & { off?: boolean; reason: string }) =>
      run(routeSetCommand, {
        ...{ step: undefined, settles: undefined, proposes: undefined, risk: undefined, shows: undefined },
        ...{ error: undefined, confidence: undefined, calls: undefined, shipped: false },
        ...options,
        ...{ task, on: off === true ? false : on },
      }),
    );
  program
    .command('dashboard')
    .description('throughput, what people changed, drift, calibration and cost, each with n')
    .option('--days <number>', 'how far back', Number, 28)
    .action(({ days }: { days: number }) => run(dashboardCommand, { days }));
}
