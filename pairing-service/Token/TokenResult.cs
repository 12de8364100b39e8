global using TokenResult = Microsoft.AspNetCore.Http.HttpResults.Results<
    Pairing.Service.Responses.JsonResponse<Pairing.Service.Token.TokenResponse>,
    Pairing.Service.Responses.FormError,
    Pairing.Service.Clients.ClientError,
    Pairing.Service.Responses.BadRequestError,
    Pairing.Service.Responses.UnavailableError>;
