using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Pairing.Service.Responses;

namespace Pairing.Service.Tests.Architecture;

/// <summary>The compiler knows each response of an endpoint, and so does the OpenAPI description.</summary>
public class OutcomeTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static TheoryData<Type> Errors => [.. typeof(OAuthError).Assembly.GetTypes().Where(
        type => type.IsSubclassOf(typeof(OAuthError)))];

    [Theory, MemberData(nameof(Errors))]
    public void An_error_has_only_statuses_that_it_declares(Type error)
    {
        var made = Made(error);

        Assert.NotEmpty(made);
        Assert.Subset(Declared(error), made);
    }

    [Fact]
    public void No_endpoint_hides_its_responses_behind_the_interface() =>
        Assert.Empty(typeof(OAuthError).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(All))
            .Where(method => IsHidden(method.ReturnType))
            .Select(method => $"{method.DeclaringType}.{method.Name}"));

    private static bool IsHidden(Type type) =>
        type == typeof(IResult) || (type.IsGenericType && type.GetGenericArguments().Any(IsHidden));

    /// <summary>Calls each factory of the error, with any arguments.</summary>
    private static HashSet<int> Made(Type error) =>
    [
        .. error.GetMethods(All).Where(method => method.IsStatic && method.ReturnType == error)
            .Select(method => method.Invoke(null, [.. method.GetParameters().Select(AnyValue)]))
            .Concat(error.GetConstructors().Where(constructor => constructor.GetParameters().Length == 0)
                .Select(constructor => constructor.Invoke([])))
            .Select(made => ((OAuthError)made!).Status),
    ];

    private static object? AnyValue(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(string) ? "any" : Activator.CreateInstance(parameter.ParameterType);

    private static HashSet<int> Declared(Type error)
    {
        var endpoint = new RouteEndpointBuilder(requestDelegate: null, RoutePatternFactory.Parse("/oauth/any"), order: 0);
        error.GetMethod(nameof(IEndpointMetadataProvider.PopulateMetadata))!.Invoke(null, [null, endpoint]);
        return [.. endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(metadata => metadata.StatusCode)];
    }
}
