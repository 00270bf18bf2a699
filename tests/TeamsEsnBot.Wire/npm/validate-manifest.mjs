// Prints what Teams' own schema objects to in a manifest, one complaint a line; nothing when it is fine.
// Usage: node validate-manifest.mjs MANIFEST
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const Ajv = require("ajv-draft-04");
const manifest = JSON.parse(readFileSync(process.argv[2], "utf8"));
const version = /^\d+\.\d+$/.exec(manifest.manifestVersion ?? "")?.[0];

if (!version) {
  console.log(`/manifestVersion is ${JSON.stringify(manifest.manifestVersion)}, not a version such as "1.19"`);
} else {
  const schemas = new URL("node_modules/@microsoft/app-manifest/build/json-schemas/teams/", import.meta.url);
  const schema = JSON.parse(readFileSync(new URL(`v${version}/MicrosoftTeams.schema.json`, schemas), "utf8"));
  // The schema carries keywords for editors that a strict validator does not know, and formats (email, uri) that need no check here.
  const valid = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);

  if (!valid(manifest)) {
    for (const { instancePath, message, params } of valid.errors) {
      console.log(`${instancePath || "/"} ${message} ${JSON.stringify(params)}`);
    }
  }
}
