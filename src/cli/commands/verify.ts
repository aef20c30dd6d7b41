import { createArgument, type Command } from "commander";
import { verifyResult } from "../../app/verifyResult.ts";
import { success } from "../../core/issue/index.ts";
import { bareCommand, conclude, type CommandContext } from "../context.ts";
import { commandWord, scenarioOption, type CommonOptions } from "../options.ts";
import { differencesTable, verificationPage } from "../pages/verificationPage.ts";

interface VerifyOptions extends CommonOptions {
  readonly scenario?: string;
}

/** `phanbo verify`: computes a result again; exit 1 where one figure of it is not what is computed. */
export function verifyCommand(context: CommandContext): Command {
  const { language } = context;
  return bareCommand(context, "verify")
    .addArgument(createArgument("<RESULT>", commandWord(language, "command.verify.result")))
    .addArgument(createArgument("[PLAN]", commandWord(language, "command.verify.plan")))
    .addOption(scenarioOption(language))
    .action(async (file: string, planName: string | undefined, options: VerifyOptions) => {
      const verified = await verifyResult({ file, planName, scenarioName: options.scenario }, context.ports);
      if (!verified.ok) return conclude(context, options, verified);
      const { value } = verified;
      return conclude(
        context,
        options,
        success({
          data: { schema: "phanbo/verification/1", ...value },
          tables: () => [differencesTable(value)],
          page: (writing, width) => verificationPage(value, writing, width),
          hasErrors: !value.same,
        }),
      );
    });
}
