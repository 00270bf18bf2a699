#!/usr/bin/env bash
# Grants the bot's identity what it asks of Microsoft Graph. Run by an administrator who may consent for the company (Privileged Role Administrator).
#   infra/grant-graph.sh PRINCIPAL_ID [PERMISSION ...]      PRINCIPAL_ID as infra/deploy.sh printed it; without permissions: User.Read.All
# Granting twice does no harm. What each permission is for: infra/README.md
set -euo pipefail

die() { echo "$1" >&2; exit 1; }

if [ $# -lt 1 ]; then die "Usage: infra/grant-graph.sh PRINCIPAL_ID [PERMISSION ...]"; fi
principal="$1"
shift
if [ $# -eq 0 ]; then set -- User.Read.All; fi

# The application id of Microsoft Graph is the same in every tenant; the id of its service principal is not.
graph=00000003-0000-0000-c000-000000000000
graph_principal="$(az ad sp show --id "$graph" --query id --output tsv | tr -d '\r')"
assignments="https://graph.microsoft.com/v1.0/servicePrincipals/$principal/appRoleAssignments"

for permission in "$@"; do
  role="$(az ad sp show --id "$graph" --query "appRoles[?value=='$permission'].id | [0]" --output tsv | tr -d '\r')"
  if [ -z "$role" ]; then die "Microsoft Graph has no application permission called $permission."; fi

  granted="$(az rest --method get --url "$assignments" --query "value[?appRoleId=='$role'].id | [0]" --output tsv | tr -d '\r')"
  if [ -n "$granted" ]; then
    echo "$permission was granted already."
    continue
  fi

  az rest --method post --url "$assignments" --output none \
    --body "{\"principalId\":\"$principal\",\"resourceId\":\"$graph_principal\",\"appRoleId\":\"$role\"}"
  echo "$permission is granted."
done
