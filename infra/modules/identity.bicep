// Who the bot is: towards Teams, the tables and Microsoft Graph. There is no password or certificate to keep or to renew.

@description('Name of the identity.')
param name string

@description('Region.')
param location string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
}

@description('Resource id.')
output id string = identity.id

@description('Client id; also the id of the bot.')
output clientId string = identity.properties.clientId

@description('Object id in the directory.')
output principalId string = identity.properties.principalId

@description('The tenant that the identity lives in.')
output tenantId string = identity.properties.tenantId
