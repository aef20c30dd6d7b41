import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The core library (allocation, scenarios, comparison, analyses) as one module for browsers, about 150 kB gzipped. The pane and the functions of Excel get entries of their own. */
export default {
  name: "library",
  mode: "production",
  devtool: false,
  entry: { phanbo: here("./src/core/index.ts") },
  experiments: { outputModule: true },
  output: {
    path: here("./dist/browser"),
    filename: "[name].js",
    module: true,
    library: { type: "module" },
    clean: true,
  },
  resolve: { extensions: [".ts", ".js"], extensionAlias: { ".js": [".ts", ".js"] } },
  module: {
    rules: [
      {
        test: /\.ts$/,
        loader: "ts-loader",
        options: {
          onlyCompileBundledFiles: true,
          transpileOnly: true,
          configFile: here("./tsconfig.build.json"),
          compilerOptions: {
            module: "ESNext",
            moduleResolution: "Bundler",
            declaration: false,
            incremental: false,
          },
        },
      },
    ],
  },
  performance: { hints: "error", maxAssetSize: 500_000, maxEntrypointSize: 500_000 },
};
