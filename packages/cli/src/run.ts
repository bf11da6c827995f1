import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { check, type CheckOptions, reporters } from './commands/check.ts'
import { explain } from './commands/explain.ts'
import { routes, type RoutesOptions } from './commands/routes.ts'
import { UsageError } from './errors.ts'
import { processTerminal, type Terminal } from './terminal/terminal.ts'
import { version } from './version.ts'

/**
 * Runs the command line.
 *
 * @param args - without the interpreter and the script
 * @param terminal - what is around the command; by default this process
 * @returns the exit code: 0 clean, 1 findings, 2 could not run; it never throws
 */
export async function run(args: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  const outcome = { code: 0, help: '' }
  try {
    await commands(terminal, outcome).parseAsync([...args], { from: 'user' })
    return outcome.code
  } catch (error) {
    // Commander has said what is wrong; help and version are no trouble.
    if (error instanceof CommanderError) {
      if (outcome.help !== '') await terminal.print(outcome.help)
      return error.exitCode === 0 ? 0 : 2
    }
    terminal.progress?.('')
    terminal.complain(`${complaint(terminal)}${error instanceof UsageError ? error.message : defect(error, args)}\n`)
    return 2
  }
}

function complaint(terminal: Terminal): string {
  return `${terminal.complaintColors.red('postern:')} `
}

/** A defect of Postern: where it arose helps only those who ask for it. */
function defect(error: unknown, args: readonly string[]): string {
  const message = error instanceof Error ? error.message : String(error)
  const stack = args.includes('--verbose') && error instanceof Error ? `\n${error.stack ?? ''}` : ''
  return `Postern failed (${message}). This is its own defect, please report it; --verbose shows where it arose.${stack}`
}

function commands(terminal: Terminal, outcome: { code: number, help: string }): Command {
  const program = new Command('postern')
    .description('Finds the gates left open in a TypeScript API server. Exit code 0: clean, 1: findings, 2: could not run.')
    .version(version)
    .showHelpAfterError('(postern --help tells what there is)')
    // Before the commands are made: they take it over.
    .exitOverride()
    .configureOutput({
      writeOut: text => { outcome.help += text },
      writeErr: terminal.complain,
      outputError: (text, write) => { write(text.replace(/^error: /, complaint(terminal))) }
    })
  const paths = (command: Command): Command => command
    .argument('[paths...]', 'files or folders (default: the working folder)')
    .option('-c, --config <file>', 'the policy to use instead of the nearest postern.json')
    .option('-o, --output <file>', 'write the answer to a file')
  paths(program.command('check', { isDefault: true }).description('look for defects (the default)'))
    .addOption(new Option('-f, --format <format>', 'how to print').choices(Object.keys(reporters)).default('pretty'))
    .addOption(new Option('-p, --preset <preset>', 'which rules are on, and how sure findings are').choices(['recommended', 'strict', 'all']))
    .option('-r, --rule <rule>', 'only this rule; may be given again', (rule: string, rules: string[] | undefined) => [...rules ?? [], ...rule.split(',')])
    .option('--fix', 'apply the automatic fixes')
    .addOption(new Option('--fix-dry-run', 'print what --fix would change, as a diff').conflicts('fix'))
    .option('--max-warnings <number>', 'up to so many warnings are no reason for exit code 1', wholeNumber, 0)
    .option('--verbose', 'print all notes, those of syntax errors and of limits too')
    .action(async (paths: string[], options: Omit<CheckOptions, 'paths'>) => { outcome.code = await check({ ...options, paths }, terminal) })
  paths(program.command('routes').description('list every route with its guards'))
    .addOption(new Option('-f, --format <format>', 'how to print').choices(['table', 'json', 'markdown', 'openapi']).default('table'))
    .option('--explain <route>', 'say how one route was understood: "GET /books/:isbn"')
    .action(async (paths: string[], options: Omit<RoutesOptions, 'paths'>) => { outcome.code = await routes({ ...options, paths }, terminal) })
  program.command('explain').description('print the page of a rule, or the rules there are').argument('[rule]')
    .action(async (rule?: string) => { outcome.code = await explain(rule, terminal) })
  return program
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(text)
}
