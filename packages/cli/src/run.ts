import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import pc from 'picocolors'
import { check, type CheckOptions, reporters } from './commands/check.ts'
import { explain } from './commands/explain.ts'
import { routes, type RoutesOptions } from './commands/routes.ts'
import { UsageError } from './errors.ts'
import { version } from './version.ts'

/**
 * Runs the command line.
 *
 * @param args - without the interpreter and the script
 * @returns the exit code: 0 clean, 1 findings, 2 could not run
 */
export async function run(args: readonly string[]): Promise<number> {
  let code = 0
  const program = commands(result => { code = result })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    // Commander has printed its sentence; help and version are no trouble.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${pc.red('postern:')} ${error.message}\n`)
    return 2
  }
}

function commands(done: (code: number) => void): Command {
  const program = new Command('postern')
    .description('Finds the gates left open in a TypeScript API server.')
    .version(version)
    .showHelpAfterError('(postern --help tells what there is)')
    .exitOverride()
  shared(program.command('check', { isDefault: true }).description('look for defects (the default)').exitOverride())
    .addOption(new Option('-f, --format <format>', 'how to print').choices(Object.keys(reporters)).default('pretty'))
    .option('--fix', 'apply the automatic fixes')
    .option('--fix-dry-run', 'print what --fix would change, as a diff')
    .option('--max-warnings <number>', 'how many warnings are no reason for exit code 1', wholeNumber, 0)
    .option('--verbose', 'print all notes, also those of files that were parsed with errors and of budgets that were met')
    .action(async (paths: string[], options: Omit<CheckOptions, 'paths'>) => { done(await check({ ...options, paths })) })
  shared(program.command('routes').description('list every route with its guards').exitOverride())
    .addOption(new Option('-f, --format <format>', 'how to print').choices(['table', 'json']).default('table'))
    .action(async (paths: string[], options: Omit<RoutesOptions, 'paths'>) => { done(await routes({ ...options, paths })) })
  program.command('explain').description('print the page of a rule').argument('<rule>').exitOverride()
    .action((rule: string) => { done(explain(rule)) })
  return program
}

function shared(command: Command): Command {
  return command
    .argument('[paths...]', 'files or folders (the working folder)')
    .addOption(new Option('-p, --preset <preset>', 'which rules are on').choices(['recommended', 'strict', 'all']))
    .option('-r, --rule <rule...>', 'only these rules, whatever the preset')
    .option('-c, --config <file>', 'the policy to use instead of the nearest postern.json')
    .option('-o, --output <file>', 'write to a file instead of standard output')
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}
