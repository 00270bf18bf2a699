using System.Reflection;
using System.Reflection.Emit;

namespace TeamsEsnBot.Tests.Architecture;

/// <summary>All types that a type names anywhere: base, fields, parameters, attributes and, instruction by instruction, the bodies of its methods.</summary>
/// <remarks>Instruction format: ECMA-335, partition III; the runtime's own <see cref="OpCodes"/> tell the operand sizes. Constants leave no trace.</remarks>
internal static class NamedTypes
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IEnumerable<Type> Of(Type type) => InHead(type)
        .Concat(type.GetFields(Own).Select(field => field.FieldType))
        .Concat(type.GetProperties(Own).SelectMany(property => InAttributes(property.CustomAttributes)))
        .Concat(type.GetConstructors(Own).Cast<MethodBase>().Concat(type.GetMethods(Own)).SelectMany(InMethod))
        .SelectMany(Parts)
        .Distinct();

    private static IEnumerable<Type> InHead(Type type) =>
        [.. type.BaseType is { } parent ? [parent] : Type.EmptyTypes, .. type.GetInterfaces(), .. InAttributes(type.CustomAttributes)];

    private static IEnumerable<Type> InAttributes(IEnumerable<CustomAttributeData> attributes) =>
        from attribute in attributes
        from named in attribute.ConstructorArguments.Select(argument => argument.Value).OfType<Type>().Prepend(attribute.AttributeType)
        select named;

    private static IEnumerable<Type> InMethod(MethodBase method) =>
    [
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        .. method is MethodInfo { ReturnType: var given } ? [given] : Type.EmptyTypes,
        .. InAttributes(method.CustomAttributes),
        .. method.GetMethodBody() is { } body ? InBody(method, body) : [],
    ];

    private static IEnumerable<Type> InBody(MethodBase method, MethodBody body)
    {
        var ofType = method.DeclaringType!.GetGenericArguments();
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];

        return
        [
            .. body.LocalVariables.Select(local => local.LocalType),
            .. body.ExceptionHandlingClauses
                .Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
                .Select(clause => clause.CatchType).OfType<Type>(),
            .. Tokens(body.GetILAsByteArray()!).SelectMany(token => In(method.Module.ResolveMember(token, ofType, ofMethod))),
        ];
    }

    private static IEnumerable<Type> In(MemberInfo? member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType!, field.FieldType],
        MethodInfo { IsGenericMethod: true } method => [.. method.GetGenericArguments(), .. In(method.DeclaringType)],
        { DeclaringType: { } owner } => [owner],
        _ => [],
    };

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var instruction = code[at] == 0xFE ? Codes[(short)((code[at] << 8) | code[at + 1])] : Codes[code[at]];
            at += instruction.Size;

            if (instruction.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return BitConverter.ToInt32(code, at);
            }

            at += OperandSize(instruction.OperandType, code, at);
        }
    }

    private static int OperandSize(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };

    /// <summary>“List of arrays of X” is List, X and the array.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
    [
        type,
        .. type.GetElementType() is { } element ? Parts(element) : [],
        .. type.GetGenericArguments().Where(argument => !argument.IsGenericParameter).SelectMany(Parts),
    ];
}
