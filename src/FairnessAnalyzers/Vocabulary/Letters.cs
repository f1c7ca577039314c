namespace FairnessAnalyzers.Vocabulary;

/// <summary>Folds the letters of European languages to a to z, so that <c>género</c> and <c>genero</c>, <c>kön</c> and <c>kon</c> are one word.</summary>
internal static class Letters
{
    private const char FirstFolded = '\u00C0';

    // One letter for each character from U+00C0 to U+017F; a space where the character is no letter.
    private const string Folded =
        "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
        + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    /// <summary>The letter from a to z that a character folds to, or '\0' where it is no Latin letter.</summary>
    internal static char Fold(char character)
    {
        if (character is >= 'a' and <= 'z')
        {
            return character;
        }

        if (character is >= 'A' and <= 'Z')
        {
            return (char)(character | 0x20);
        }

        var index = character - FirstFolded;
        return index >= 0 && index < Folded.Length && Folded[index] != ' ' ? Folded[index] : '\0';
    }

    /// <summary>The second letter of the characters that stand for two (ß, æ, œ, þ), or '\0'.</summary>
    internal static char SecondLetter(char character) => character switch
    {
        'ß' => 's',
        'æ' or 'Æ' or 'œ' or 'Œ' => 'e',
        'þ' or 'Þ' => 'h',
        _ => '\0',
    };

    /// <summary>Whether the character only modifies the letter before it.</summary>
    internal static bool IsCombiningMark(char character) => character is >= '\u0300' and <= '\u036F';

    internal static bool IsDigit(char character) => character is >= '0' and <= '9';
}
