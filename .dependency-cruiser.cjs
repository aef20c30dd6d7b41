/** One rule a row: what may not import what, and why in one sentence. Folders are those of ARCHITECTURE.md. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const src = (folders) => ({ path: `^src/(${folders})/` });

module.exports = {
  forbidden: [
    forbid("no-cycles", "A circle of imports has no beginning to read from.", {}, { circular: true }),
    forbid(
      "no-orphans",
      "A file that nothing uses is dead.",
      { orphan: true, pathNot: "\\.(d\\.ts|json)$|^src/core/index\\.ts$|^src/cli/main\\.ts$" },
      {},
    ),
    forbid("unresolvable", "An import must lead somewhere.", {}, { couldNotResolve: true }),
    forbid(
      "issue-knows-nothing",
      "Issues are the ground: they know nothing of the subject.",
      src("core/issue"),
      {
        path: "^src/",
        pathNot: "^src/core/issue/",
      },
    ),
    forbid("money-knows-only-issue", "Money is exact arithmetic and knows no plan.", src("core/money"), {
      path: "^src/",
      pathNot: "^src/core/(money|issue)/",
    }),
    forbid("solver-is-a-port", "The solver is a port: a model, an answer, no subject.", src("core/solver"), {
      path: "^src/",
      pathNot: "^src/core/(solver|issue)/",
    }),
    forbid(
      "rounding-knows-no-plan",
      "Rounding works on any table of exact shares and knows no plan.",
      src("core/rounding"),
      {
        path: "^src/",
        pathNot: "^src/core/(rounding|solver|money|issue)/",
      },
    ),
    forbid(
      "rounding-check-stands-alone",
      "The check of a rounding shares no code with it, or it would share its bugs.",
      { path: "^src/core/rounding/(checkRounding|exactTotals|margins)\\.ts$" },
      {
        path: "^src/",
        pathNot: "^src/core/(rounding/(checkRounding|exactTotals|margins|table)\\.ts|money/|issue/)",
        dependencyTypesNot: ["type-only"],
      },
    ),
    forbid(
      "apportionment-knows-only-money",
      "Splitting within bounds is arithmetic on claims and knows no plan.",
      src("core/apportionment"),
      {
        path: "^src/",
        pathNot: "^src/core/(apportionment|money|issue)/",
      },
    ),
    forbid(
      "certificate-stands-alone",
      "The certificate of a two-way apportionment shares no code with it, or it would share its bugs.",
      { path: "^src/core/apportionment/certif" },
      {
        path: "^src/core/apportionment/",
      },
    ),
    forbid(
      "plan-knows-only-money",
      "A plan is data: how it is checked or divided is not its business.",
      src("core/plan"),
      {
        path: "^src/",
        pathNot: "^src/core/(plan|money|issue)/",
      },
    ),
    forbid(
      "merge-looks-up",
      "Merging compares versions of a plan and knows nothing of what is done with one.",
      src("core/merge"),
      {
        path: "^src/",
        pathNot: "^src/core/(merge|plan|money|issue)/",
      },
    ),
    forbid("reconcile-looks-up", "Reconciliation reads plans and nothing below.", src("core/reconcile"), {
      path: "^src/",
      pathNot: "^src/core/(reconcile|plan|money|issue)/",
    }),
    forbid(
      "scenario-looks-up",
      "A scenario makes a plan of a plan; what is done with it comes after.",
      src("core/scenario"),
      {
        path: "^src/",
        pathNot: "^src/core/(scenario|reconcile|plan|money|issue)/",
      },
    ),
    forbid(
      "allocation-looks-up",
      "Allocation does not depend on how results are reported.",
      src("core/allocation"),
      {
        path: "^src/",
        pathNot: "^src/core/(allocation|scenario|reconcile|plan|rounding|apportionment|solver|money|issue)/",
      },
    ),
    forbid(
      "comparison-looks-up",
      "A comparison reads results; how they are reported comes after.",
      src("core/comparison"),
      {
        path: "^src/",
        pathNot: "^src/core/(comparison|allocation|scenario|plan|money|issue)/",
      },
    ),
    forbid(
      "verifier-stands-alone",
      "The verifier shares no code with the engine but Money, plan types and result types, or it would share its bugs.",
      { path: "^src/core/allocation/verify/" },
      {
        path: "^src/core/allocation/",
        pathNot: "^src/core/allocation/(verify/|allocation\\.ts)",
        dependencyTypesNot: ["type-only"],
      },
    ),
    forbid(
      "analysis-looks-up",
      "An analysis asks the engine many times; how its answers are shown comes after.",
      src("core/analysis"),
      {
        path: "^src/",
        pathNot:
          "^src/core/(analysis|comparison|allocation|scenario|reconcile|plan|rounding|apportionment|solver|money|issue)/",
      },
    ),
    forbid("core-is-closed", "Core is pure: it imports nothing outside core.", src("core"), {
      path: "^src/",
      pathNot: "^src/core/",
    }),
    forbid(
      "core-has-four-libraries",
      "Core stands on decimal.js, zod and @noble/hashes alone.",
      src("core"),
      {
        path: "node_modules|^node:",
        pathNot: "node_modules/(decimal\\.js|zod|@noble/hashes)/",
      },
    ),
    forbid(
      "decimal-in-one-module",
      "decimal.js is configured once: 40 digits, not its default of 20.",
      { pathNot: "^src/core/money/decimal\\.ts$" },
      { path: "node_modules/decimal\\.js/" },
    ),
    forbid(
      "zod-in-schemas",
      "Only schemas and parsers know the schema library.",
      { path: "^src/", pathNot: "([sS]chema|parse[A-Za-z]*)\\.ts$" },
      { path: "node_modules/zod/" },
    ),
    forbid(
      "text-knows-core",
      "Words name what core has; they know no workbook, host or command.",
      src("text"),
      {
        path: "^src/",
        pathNot: "^src/(text|core)/",
      },
    ),
    forbid("plans-are-data", "Shipped plans are data; only their index is code.", src("plans"), {
      path: "^src/",
      pathNot: "^src/plans/",
    }),
    forbid(
      "workbook-is-host-free",
      "Sheets are laid out without knowing which program holds them.",
      src("workbook"),
      {
        path: "^src/",
        pathNot: "^src/(workbook|text|core)/",
      },
    ),
    forbid(
      "adapters-know-the-port",
      "An adapter knows the port and core types, no other adapter and no use case.",
      { path: "^src/adapters/([^/]+)/" },
      { path: "^src/", pathNot: "^src/(adapters/$1|workbook|core|text)/" },
    ),
    forbid("app-has-no-adapter", "Use cases get their ports as arguments.", src("app"), {
      path: "^src/(adapters|cli)/",
    }),
    forbid("app-has-no-machine", "Use cases run in any host.", src("app|core|text|plans|workbook"), {
      path: "^node:",
    }),
    forbid(
      "nobody-imports-the-command",
      "The command is a surface: nothing stands on it.",
      { pathNot: "^src/cli/" },
      {
        path: "^src/cli/",
      },
    ),
    forbid(
      "xlsx-library-in-its-adapter",
      "The file engine can be replaced by changing one folder.",
      {
        pathNot: "^src/adapters/xlsx/",
      },
      { path: "node_modules/excelize-wasm/" },
    ),
    forbid(
      "solver-library-in-its-adapter",
      "The solver can be replaced by changing one folder.",
      {
        path: "^src/",
        pathNot: "^src/adapters/highs/",
      },
      { path: "node_modules/highs/" },
    ),
    forbid(
      "no-test-code",
      "What ships does not stand on tests.",
      { path: "^src/" },
      { path: "^(test|scripts|bench)/" },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
    },
  },
};
