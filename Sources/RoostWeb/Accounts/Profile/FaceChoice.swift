import Foundation
import Roost

/// The emoji and colours a face can be picked from: what `part/looks` shows.
enum FaceChoice {
    private static let emojis = ["🦊", "🐻", "🐼", "🦁", "🐸", "🦉", "🐢", "🐙", "🦄", "🐝", "🦋", "🐧"]

    /// With the chosen ones marked; an emoji that isn't among them comes first.
    static func values(emoji: String?, colour: User.Colour?, in words: Words) -> Values {
        let own = emoji.flatMap { emojis.contains($0) ? nil : [$0] } ?? []
        return [
            "emojis": (own + emojis).map { ["value": $0, "isSelected": $0 == emoji] as Values },
            "colours": User.Colour.allCases.map { choice in
                [
                    "value": choice.rawValue,
                    "label": words("accounts.colours.\(choice.rawValue)"),
                    "isSelected": choice == colour,
                ] as Values
            },
        ]
    }
}
