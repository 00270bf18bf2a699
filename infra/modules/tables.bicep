// Where the bot remembers: Azure Table Storage that opens to the bot's identity and to no key.

@description('Name of the storage account: 3 to 24 lower-case letters and digits, unique in the world.')
@minLength(3)
@maxLength(24)
param name string

@description('Region.')
param location string

@description('Kind of copies, for example Standard_ZRS.')
param sku string

@description('Object id of the identity that reads and writes the tables.')
param principalId string

// Built-in role Storage Table Data Contributor: create tables; read, write and delete their rows; nothing else of the account.
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, principalId, tableDataContributor)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
    principalId: principalId
    // Named, because the directory may not have heard of a new identity yet.
    principalType: 'ServicePrincipal'
  }
}

@description('Address of the table service.')
output endpoint string = account.properties.primaryEndpoints.table
