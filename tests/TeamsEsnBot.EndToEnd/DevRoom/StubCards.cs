using System.Text.Json.Nodes;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>What the stub bot shows.</summary>
internal static class StubCards
{
    public static JsonNode Experts => JsonNode.Parse($$"""
        {
          "type": "AdaptiveCard", "version": "1.5", "fallbackText": "Tom Berg knows Kubernetes",
          "body": [
            { "type": "TextBlock", "text": "Who knows Kubernetes", "style": "heading", "size": "medium", "weight": "bolder", "wrap": true },
            { "type": "ColumnSet", "columns": [
              { "type": "Column", "width": "stretch", "items": [
                { "type": "TextBlock", "text": "Tom Berg", "weight": "bolder", "wrap": true },
                { "type": "TextBlock", "text": "Platform engineer · Porto", "isSubtle": true, "spacing": "none", "wrap": true },
                { "type": "TextBlock", "text": "Answered [Pods restart every few minutes](https://teams.microsoft.com/l/message/{{TinyCompany.Kubernetes}}/{{TinyCompany.AnswerId}}) on 25 Nov 2024", "wrap": true } ] },
              { "type": "Column", "width": "auto", "items": [
                { "type": "ActionSet", "actions": [ { "type": "Action.OpenUrl", "title": "Chat", "url": "https://teams.microsoft.com/l/chat/0/0?users={{TinyCompany.Tom.Mail}}&message=Hi%20Tom" } ] } ] } ] },
            { "type": "Input.Text", "id": "note", "label": "What was missing?", "placeholder": "One sentence" }
          ],
          "actions": [
            { "type": "Action.Execute", "title": "Not the right person", "verb": "experts.dismiss", "data": { "person": "tom" } },
            { "type": "Action.Submit", "title": "Ask everyone", "data": { "ask": "kubernetes" } }
          ]
        }
        """)!;

    public static JsonNode Thanks => JsonNode.Parse("""
        { "type": "AdaptiveCard", "version": "1.5", "body": [ { "type": "TextBlock", "text": "Noted, thank you.", "wrap": true } ] }
        """)!;

    public static JsonNode AskForm => JsonNode.Parse("""
        {
          "type": "AdaptiveCard", "version": "1.5",
          "body": [ { "type": "Input.Text", "id": "topic", "label": "Topic", "isRequired": true, "errorMessage": "Name a topic." } ],
          "actions": [ { "type": "Action.Submit", "title": "Ask", "data": { "step": 1 } } ]
        }
        """)!;

    public static JsonNode SearchResult => JsonNode.Parse("""
        {
          "contentType": "application/vnd.microsoft.card.adaptive",
          "content": { "type": "AdaptiveCard", "version": "1.5", "body": [ { "type": "TextBlock", "text": "Tom Berg knows Kubernetes", "weight": "bolder", "wrap": true } ] },
          "preview": { "contentType": "application/vnd.microsoft.card.thumbnail", "content": { "title": "Tom Berg", "text": "Kubernetes, probes" } }
        }
        """)!;
}
