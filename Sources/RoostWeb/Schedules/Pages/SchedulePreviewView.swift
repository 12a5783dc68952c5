import Roost

/// What a rule would do: what `schedules/preview` shows.
struct SchedulePreviewView: Sendable {
    /// How many days of each difference are told.
    private static let most = 5

    private let base: String
    private var saved: Schedule.ID?
    private let isPaused: Bool
    private var sentence: String?
    private var problem: String?
    private var occurrences: [Values] = []
    private var difference: Values?

    /// Shows what somebody has `typed`, else the schedule as it is, beside the one that is `saved` and changed.
    /// - Throws: when storage can't be read.
    init(
        typed: FormBody?,
        orElse draft: ScheduleDraft,
        of saved: Schedule?,
        _ view: borrowing FamilyView,
        for viewer: Viewer
    ) throws {
        base = viewer.base
        isPaused = saved?.pausedAt != nil
        self.saved = typed == nil && saved?.pausedAt == nil ? saved?.id : nil
        do {
            let draft = try Self.read(typed) ?? draft
            let preview = try view.preview(draft, of: saved?.id, at: viewer.dates.now)
            sentence = ScheduleWords(draft, for: viewer).rule
            occurrences = preview.items.map { OccurrenceView($0, for: viewer).values }
            difference = typed == nil ? nil : preview.difference.map { Self.values($0, viewer) }
        } catch let invalid as Invalid {
            problem = (invalid.fields.first?.detail).map(viewer.words.told)
        } catch FamilyRefusal.memberNotFound {
            problem = viewer.words("schedules.left")
        }
    }

    var values: Values {
        [
            "base": base,
            "sentence": sentence,
            "isPaused": isPaused,
            "previewProblem": problem,
            "occurrences": occurrences,
            "isOver": problem == nil && occurrences.isEmpty,
            "difference": difference,
            "skipHref": saved.map { "\(base)/schedules/\($0.text)/skips" },
        ]
    }

    private static func read(_ typed: FormBody?) throws(Invalid) -> ScheduleDraft? {
        guard let typed else { return nil }
        var form = ScheduleForm(typed)
        return try form.draft(isPreview: true)
    }

    private static func values(_ difference: SchedulePreview.Difference, _ viewer: Viewer) -> Values {
        let parts = [
            ("added", difference.added), ("removed", difference.removed), ("changed", difference.changed),
        ]
        let shown = parts.filter { !$0.1.isEmpty }.map { key, occurrences -> Values in
            [
                "key": key, "label": viewer.words("schedules.difference.\(key)"),
                "days": occurrences.prefix(Self.most).map { OccurrenceView($0, for: viewer).values },
                "more": occurrences.count > Self.most
                    ? viewer.words("schedules.more", count: occurrences.count - Self.most) : nil,
            ]
        }
        return ["isNone": difference.isNone, "parts": shown]
    }
}
