import Roost

/// What the parents of a new family do first: what `home/steps` shows until each has been done.
struct FirstSteps: Sendable {
    private let viewer: Viewer
    private let steps: [(name: String, path: String, isDone: Bool)]

    init(hasTasks: Bool, hasRewards: Bool, for viewer: Viewer) {
        self.viewer = viewer
        steps = [
            ("family", "/family", viewer.roster.members.count > 1),
            ("task", "/tasks#quick-add-name", hasTasks),
            ("reward", "/rewards/new", hasRewards),
        ]
    }

    var values: Values {
        let done = steps.count { $0.isDone }
        return [
            "isUnderWay": done < steps.count,
            "stepsLabel": viewer.words("home.done_of", ["done": String(done), "total": String(steps.count)]),
            "steps": steps.map(values),
        ]
    }

    private func values(_ step: (name: String, path: String, isDone: Bool)) -> Values {
        [
            "stepId": step.name,
            "stepHref": viewer.base + step.path,
            "stepName": viewer.words("home.step.\(step.name)"),
            "stepHint": viewer.words("home.step_hint.\(step.name)"),
            "isStepDone": step.isDone,
        ]
    }
}
