// Runs the pure tests in Pyodide, under node, and writes what came of them.
// node run.mjs PYODIDE_FOLDER PACKAGES.zip REPORT.json

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [core, packages, report] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(core, "pyodide.mjs")));

try {
  const python = await loadPyodide({
    indexURL: core + path.sep,
    env: { HYPOTHESIS_PROFILE: "pyodide", PYTHONHASHSEED: "0" },
    fsInit: async (FS) => FS.writeFile("/lib/packages.zip", fs.readFileSync(packages)),
  });
  python.runPython(`
import os, sys, zipfile
zipfile.ZipFile("/lib/packages.zip").extractall("/packages")
sys.path[:0] = ["/packages", "/packages/tests", "/packages/tests/pyodide"]
os.chdir("/packages")
import inside
`);
  fs.writeFileSync(report, python.runPython("inside.run()"));
} catch (error) {
  // Node would print the line where it broke: a megabyte of Pyodide.
  console.log(error.message);
  process.exit(1);
}
process.exit(0);
