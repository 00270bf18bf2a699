#!/usr/bin/env bash
# Sets ESN Bot up in Azure, or updates it: resources, the bot itself, and the app package for Teams with the right ids.
#   infra/deploy.sh RESOURCE_GROUP REGION [PARAMETER=VALUE ...]       for example: infra/deploy.sh esn-bot westeurope planSku=P0v3
# The parameters are those of infra/main.bicep. Needs the Azure CLI, signed in (az login), and the .NET SDK. Running it again changes only what differs.
set -euo pipefail

die() { echo "$1" >&2; exit 1; }

if [ $# -lt 2 ]; then die "Usage: infra/deploy.sh RESOURCE_GROUP REGION [PARAMETER=VALUE ...]"; fi
group="$1" region="$2"
shift 2

cd "$(dirname "$0")/.."
root="$PWD"
command -v az >/dev/null || die "The Azure CLI (az) is missing. Install it, or run this in Azure Cloud Shell."
command -v dotnet >/dev/null || die "The .NET SDK is missing. Install the version that global.json names."
az account show --output none || die "Sign in first: az login"

echo "1/4 Resources in $group ($region)"
az group create --name "$group" --location "$region" --output none
az deployment group create --resource-group "$group" --name esn-bot --template-file infra/main.bicep --output none ${1+--parameters "$@"}

output() { az deployment group show --resource-group "$group" --name esn-bot --query "properties.outputs.$1.value" --output tsv | tr -d '\r'; }
app="$(output appName)" host="$(output host)" bot_id="$(output botId)" principal="$(output principalId)"

echo "2/4 Building the bot and its app package for Teams"
rm -rf artifacts/deploy
dotnet publish src/TeamsEsnBot --configuration Release --output "$root/artifacts/deploy/bot" --verbosity quiet --nologo \
  -p:BotId="$bot_id" -p:PublicHost="$host"
dotnet msbuild infra/zip.proj -nologo -verbosity:quiet -p:Folder="$root/artifacts/deploy/bot" -p:Zip="$root/artifacts/deploy/bot.zip"

echo "3/4 Bringing the bot to $app"
az webapp deploy --resource-group "$group" --name "$app" --type zip --src-path artifacts/deploy/bot.zip --output none

echo "4/4 Waiting for https://$host/health"
# A new identity's access to the tables takes up to ten minutes to arrive everywhere.
curl --silent --show-error --fail --output /dev/null --retry 60 --retry-delay 10 --retry-all-errors "https://$host/health" ||
  die "The bot does not say that it is well. See why: az webapp log tail --resource-group $group --name $app"

cat <<DONE
ESN Bot is up at https://$host

Two steps are left to an administrator:
- Let it read the directory:   infra/grant-graph.sh $principal
- Upload the app to Teams:     artifacts/manifest/teams-esn-bot.zip   (Teams admin center, Manage apps, Upload new app)
DONE
