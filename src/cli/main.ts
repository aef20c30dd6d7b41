#!/usr/bin/env node
import { nodeFiles } from "../adapters/file/nodeFiles.ts";
import { highsSolver } from "../adapters/highs/highsSolver.ts";
import { xlsxFiles } from "../adapters/xlsx/xlsxFiles.ts";
import { shippedPlans, shippedScenarios } from "../plans/index.ts";
import { runProgram } from "./program.ts";

const widest = 160;
const usual = 120;

process.exitCode = await runProgram(
  process.argv.slice(2),
  { files: nodeFiles, workbooks: xlsxFiles, shippedPlans, shippedScenarios, solver: highsSolver() },
  {
    out: (text) => {
      process.stdout.write(text);
    },
    error: (text) => {
      process.stderr.write(`${text}\n`);
    },
    width: Math.min(process.stdout.columns || usual, widest),
  },
);
