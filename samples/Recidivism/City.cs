namespace Recidivism;

/// <summary>A person who left prison, with what the parole board has on file and what only the simulation knows.</summary>
/// <param name="PriorConvictions">Past offences that police noticed and a court convicted, this sentence included.</param>
/// <param name="PriorArrests">The convictions, and stops that led to nothing: where police patrol more, they stop more.</param>
/// <param name="Reoffended">What the person did within two years. Nobody can look this up outside a simulation.</param>
/// <param name="Reconvicted">What the person did, police noticed, and a court convicted. This is what the files say.</param>
internal sealed record Person(
    string Race, bool Disability, int Age, string Postcode, bool Employed, int PriorConvictions, int PriorArrests, bool Reoffended, bool Reconvicted);

/// <summary>
/// A made-up city in which people of every race offend alike and are policed differently. Each run makes the same people from the same seed.
/// <list type="number">
/// <item>55 % of the people are White, 30 % Black, 15 % Asian; 18 % are disabled; ages run from 18 to 65, with more of the young.</item>
/// <item>The city has twelve postcode districts, Q1 to Q12. White people live more often in the low ones, Black people in the high ones,
/// Asian people anywhere.</item>
/// <item>Police patrol the districts unequally: an offence is noticed and ends in a conviction with a probability of 20 % in Q1, rising by five
/// points with each district to 75 % in Q12.</item>
/// <item>Work is harder to find with a disability: 25 % of the disabled and 45 % of the others have a job.</item>
/// <item>Everybody has committed one offence and on average two and a half more. Whether somebody offends again depends on age, past offences
/// and work: on nothing else. Not on race, not on disability, not on the district.</item>
/// <item>Past convictions, past arrests and the new conviction are what the district's police noticed of all that.</item>
/// </list>
/// So the files hold more convictions of Black people than of White people who did the same, and a model that is trained on the files
/// learns where the police were.
/// </summary>
internal static class City
{
    private const int Districts = 12;

    internal static IReadOnlyList<Person> People(int count, int seed)
    {
        var chance = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => NewPerson(chance))];
    }

    private static Person NewPerson(Random chance)
    {
        var race = chance.NextDouble() switch { < 0.55 => "White", < 0.85 => "Black", _ => "Asian" };
        var disability = Happens(chance, 0.18);
        var age = 18 + (int)(47 * Math.Pow(chance.NextDouble(), 1.7));
        var district = DistrictOf(race, chance);
        var noticed = 0.20 + (0.05 * district);
        var employed = Happens(chance, disability ? 0.25 : 0.45);

        var offences = 1 + Count(chance, of: 10, with: 0.25);
        var convictions = 1 + Count(chance, of: offences - 1, with: noticed);
        var arrests = convictions + Count(chance, of: 6, with: noticed / 2);

        var tendency = 1.2 - (0.06 * (age - 18)) + (0.3 * (offences - 3)) - (employed ? 0.8 : 0);
        var reoffended = Happens(chance, 1 / (1 + Math.Exp(-tendency)));
        var reconvicted = Happens(chance, noticed) && reoffended;
        return new Person(race, disability, age, $"Q{district + 1}", employed, convictions, arrests, reoffended, reconvicted);
    }

    /// <summary>Of two draws, White people get the lower district and Black people the higher.</summary>
    private static int DistrictOf(string race, Random chance)
    {
        var (one, other) = (chance.Next(Districts), chance.Next(Districts));
        return race switch { "White" => Math.Min(one, other), "Black" => Math.Max(one, other), _ => one };
    }

    private static bool Happens(Random chance, double probability) => chance.NextDouble() < probability;

    private static int Count(Random chance, int of, double with) => Enumerable.Range(0, of).Count(_ => Happens(chance, with));
}
