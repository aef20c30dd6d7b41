import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import webpack from "webpack";

const run = promisify(execFile);

const startedAndDone = 120_000;

/** What a page shows before its script has shown anything. */
const nothingYet = "nothing yet";

/**
 * What the script `entry` (a path from the root of the project) leaves as the text of the page, computed by Chromium from one bundle
 * for browsers, from a file on the disk, without a network. Fails where Chromium is missing.
 */
export async function shownInChromium(entry: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "phanbo-chromium-"));
  try {
    await bundle(fileURLToPath(new URL(`../../${entry}`, import.meta.url)), folder);
    const page = join(folder, "page.html");
    const head = '<!doctype html><meta charset="utf-8"><title>Phân Bổ</title>';
    await writeFile(page, `${head}<pre id="shown">${nothingYet}</pre><script src="bundle.js"></script>`);
    const profile = `--user-data-dir=${join(folder, "profile")}`;
    const quiet = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", profile];
    const { stdout } = await run("chromium", [...quiet, "--dump-dom", pathToFileURL(page).href], {
      timeout: startedAndDone,
      maxBuffer: 64 * 1024 * 1024,
    });
    const shown = /<pre id="shown">([^<]*)<\/pre>/.exec(stdout)?.[1];
    if (shown === undefined || shown === nothingYet) throw new Error(`the script showed nothing: ${stdout}`);
    return shown;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The script with all that it imports as one file for browsers, types taken off, nothing else changed. */
async function bundle(entry: string, folder: string): Promise<void> {
  const compiler = webpack({
    mode: "none",
    target: ["web", "es2022"],
    devtool: false,
    entry,
    output: { path: folder, filename: "bundle.js" },
    resolve: { extensions: [".ts", ".js"], extensionAlias: { ".js": [".ts", ".js"] } },
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: "ts-loader",
          options: {
            onlyCompileBundledFiles: true,
            transpileOnly: true,
            configFile: fileURLToPath(new URL("../../tsconfig.json", import.meta.url)),
            compilerOptions: {
              module: "ESNext",
              moduleResolution: "Bundler",
              noEmit: false,
            },
          },
        },
      ],
    },
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error !== null) reject(error);
      else if (stats?.hasErrors() === true) reject(new Error(stats.toString({ all: false, errors: true })));
      else resolve();
    });
  });
}
