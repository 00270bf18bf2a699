using System.Linq.Expressions;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AdaptiveCards;

/// <summary>
/// Compiles the properties of a type, each with its rules: when it is left out, and what it must not be. Of a card's hundreds of properties nearly all are left
/// out, so that finding this out is what writing a card mostly does.
/// </summary>
internal static class JsonMembers
{
    /// <summary>A function that writes the properties of an object of this type.</summary>
    public static Action<object, JsonText> Writer(Type type, IEnumerable<JsonProperty> properties)
    {
        var (owner, json) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(JsonText)));
        var typed = Expression.Variable(type);
        return Expression
            .Lambda<Action<object, JsonText>>(
                Expression.Block(
                    [typed],
                    [Expression.Assign(typed, Expression.Convert(owner, type)), .. properties.Select(property => Write(property, typed, json))]),
                owner,
                json)
            .Compile();
    }

    private static BlockExpression Write(JsonProperty property, ParameterExpression owner, ParameterExpression json)
    {
        var value = Expression.Variable(property.PropertyType);
        var write = Expression.IfThen(
            IsShown(property, value),
            Expression.Block(
                Required(property, owner, value),
                Expression.Call(json, nameof(JsonText.Member), null, Expression.Constant(Encoding.UTF8.GetBytes("," + JsonConvert.ToString(property.PropertyName) + ":"))),
                JsonValue.Call(value, json)));
        return Expression.Block(
            [value],
            Expression.Assign(value, Expression.Property(owner, property.DeclaringType, property.UnderlyingName)),
            property.ShouldSerialize is { } mayBeWritten ? Expression.IfThen(Expression.Invoke(Expression.Constant(mayBeWritten), owner), write) : write);
    }

    private static Expression IsShown(JsonProperty property, ParameterExpression value)
    {
        var showsNull = property.NullValueHandling is not NullValueHandling.Ignore || !CanBeNull(value.Type);
        Expression isShown = showsNull ? Expression.Constant(true) : Differs(value, Expression.Constant(null, value.Type));
        return property.DefaultValueHandling.GetValueOrDefault().HasFlag(DefaultValueHandling.Ignore)
            ? Expression.AndAlso(isShown, Differs(value, Default(property)))
            : isShown;
    }

    private static BinaryExpression Differs(ParameterExpression value, Expression other) => value.Type.IsValueType || value.Type == typeof(string)
        ? Expression.NotEqual(value, other)
        : Expression.ReferenceNotEqual(value, other);

    private static Expression Default(JsonProperty property) => property.DefaultValue is { } value
        ? Expression.Convert(Expression.Constant(value), property.PropertyType)
        : Expression.Default(property.PropertyType);

    private static Expression Required(JsonProperty property, ParameterExpression owner, ParameterExpression value) =>
        property.Required is Newtonsoft.Json.Required.Default or Newtonsoft.Json.Required.AllowNull || !CanBeNull(value.Type)
            ? Expression.Empty()
            : Expression.IfThen(
                Expression.Equal(value, Expression.Constant(null, value.Type)),
                Expression.Throw(Expression.New(
                    typeof(JsonSerializationException).GetConstructor([typeof(string)]),
                    Expression.Constant($"{owner.Type.Name} has no '{property.PropertyName}', which clients need to draw it."))));

    private static bool CanBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
}
