import Foundation
import Roost

/// Made-up things that show the parts in each of their states.
struct StyleguideSamples: Sendable {
    var values: Values {
        [
            "base": "/styleguide",
            "looks": looks,
            "form": form,
            "tasks": tasks,
            "cards": [
                card("Film night", emoji: "🎬", cost: 50, reached: 50), card("Zoo", emoji: "🦁", cost: 120, reached: 75),
            ],
            "people": people,
            "kinds": kinds,
            "positions": positions,
        ]
    }

    private static let faces = ["🦊", "🐻", "🐼", "🦁", "🐸", "🦉", "🐢", "🐙"]

    private var looks: [Values] {
        zip(User.Colour.allCases, Self.faces).enumerated().map { index, look in
            person(look.1, look.0).merging(["karma": (index + 1) * 15])
        }
    }

    private var form: Values {
        [
            "emojis": Self.faces.map { ["value": $0, "isSelected": $0 == "🦊"] as Values },
            "colours": User.Colour.allCases.map { colour in
                ["value": colour.rawValue, "label": colour.rawValue.capitalized, "isSelected": colour == .leaf]
                    as Values
            },
        ]
    }

    private func person(_ emoji: String, _ colour: User.Colour) -> Values {
        ["id": "sample-\(colour.rawValue)", "name": "Mia", "emoji": emoji, "colour": colour.rawValue, "isMe": false]
    }

    private var tasks: [Values] {
        [
            task("open", "Feed the cat", ["isOpen": true, "canComplete": true, "karma": 3, "dueLabel": "Today 17:00"]),
            task(
                "late",
                "Wash the dishes",
                ["isOpen": true, "states": " is-overdue", "dueLabel": "Was due yesterday", "canTake": true]
            ),
            task("again", "Water the plants", ["isOpen": true, "isRecurring": true, "dueLabel": "Tomorrow 08:00"]),
            task(
                "done",
                "Make the bed",
                [
                    "isDone": true, "states": " is-done", "doneLabel": "Mia, 16:05", "doer": person("🦊", .leaf),
                    "canUndo": true, "karma": 2,
                ]
            ),
            task(
                "missed",
                "Sweep the yard",
                ["isExpired": true, "states": " is-expired", "dueLabel": "Was due on Monday"]
            ),
        ]
    }

    private func task(_ id: String, _ name: String, _ state: Values) -> Values {
        let usual: Values = [
            "id": id, "href": "/styleguide", "name": name, "note": nil, "dueLabel": nil, "states": "",
            "isRecurring": false, "karma": nil, "assignee": person("🦊", .leaf), "assigneeLabel": "Mia",
            "isOpen": false, "isDone": false, "isExpired": false, "doneLabel": nil, "doer": nil,
            "canComplete": false, "canUndo": false,
            "canTake": false, "isApproval": false, "claim": nil,
        ]
        return usual.merging(state)
    }

    private func card(_ name: String, emoji: String, cost: Int, reached: Int) -> Values {
        [
            "id": "sample-\(cost)", "name": name, "blurb": "With everybody, on the sofa.", "karmaCost": cost,
            "costLabel": String(cost),
            "emoji": emoji,
            "imageURL": nil, "isFavourite": reached < cost, "progressValue": reached,
            "progressLabel": "\(reached) / \(cost)",
            "karmaMissing": reached < cost ? cost - reached : nil, "isEnough": reached == cost, "isPending": false,
            "pendingClaimId": nil, "canClaim": reached == cost, "canEdit": false, "karmaNow": 75,
            "karmaAfter": max(0, 75 - cost),
        ]
    }

    private var people: [Values] {
        let states = [("🦊", User.Colour.leaf, "online"), ("🐻", .sky, "away"), ("🐼", .rose, "offline")]
        return states.map { person($0.0, $0.1).merging(["presence": $0.2, "todayLabel": $0.2]) }
    }

    private var kinds: [Values] {
        let names = ["default", "success", "info", "warning", "error", "loading"]
        return names.map { ["value": $0, "label": $0.capitalized] as Values }
    }

    private var positions: [Values] {
        let places = ["top-left", "top-center", "top-right", "bottom-left", "bottom-center", "bottom-right"]
        return [["value": "", "label": "As the toaster is"]] + places.map { ["value": $0, "label": $0] as Values }
    }
}
