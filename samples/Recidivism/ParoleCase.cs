namespace Recidivism;

/// <summary>A case file of the parole board.</summary>
internal sealed class ParoleCase
{
    public string Race { get; set; } = "";
    public bool Disability { get; set; }
    public float Age { get; set; }
    public string Postcode { get; set; } = "";
    public bool Employed { get; set; }
    public float PriorConvictions { get; set; }
    public float PriorArrests { get; set; }
    public bool Reconvicted { get; set; }

    internal static ParoleCase Of(Person person) => new()
    {
        Race = person.Race,
        Disability = person.Disability,
        Age = person.Age,
        Postcode = person.Postcode,
        Employed = person.Employed,
        PriorConvictions = person.PriorConvictions,
        PriorArrests = person.PriorArrests,
        Reconvicted = person.Reconvicted,
    };
}

/// <summary>What the model says of a case.</summary>
internal sealed class Prediction
{
    public float Probability { get; set; }
}
