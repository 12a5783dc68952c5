import Roost

/// How far a child has come at the door: the face that was picked, what is typed, where to go on.
struct KidVisit: Sendable {
    let kid: User.ID?
    let next: LocalPath?
    /// The digits so far; kept on the page only while keys post one by one.
    private var typed = ""

    init(_ fields: QueryFields) {
        self.init(kid: fields["memberId"], next: fields["next"])
    }

    init(_ form: FormBody) {
        self.init(kid: form.text("memberId"), next: form.text("next"))
    }

    private init(kid: String?, next: String?) {
        self.kid = kid.flatMap(User.ID.init)
        self.next = next.flatMap(LocalPath.init)
    }

    /// The same, with one more key of the keypad.
    func pressing(_ key: String, after typed: String) -> KidVisit {
        var visit = self
        visit.typed = key == "back" ? String(typed.dropLast()) : String((typed + key.prefix(1)).prefix(8))
        return visit
    }

    /// Where the faces are, on the way to where to go on.
    var path: String { LocalPath.signIn(next: next?.text, at: "/sign-in/kids") }

    /// The keypad for the face that was picked, else all faces.
    func content(_ kids: [Kid], _ problem: Problem?, in words: Words) -> PageContent {
        guard let kid = kids.first(where: { $0.id == kid }) else { return faces(kids, problem, in: words) }
        return PageContent(
            template: "pages/kid-pin",
            title: words("accounts.kid_hello", ["name": kid.firstName]),
            values: [
                "kid": face(kid),
                "next": next?.text,
                "typed": typed,
                "keys": (1...9).map { ["digit": $0] as Values },
                "facesHref": path,
            ],
            problem: problem?.detail
        )
    }

    private func faces(_ kids: [Kid], _ problem: Problem?, in words: Words) -> PageContent {
        PageContent(
            template: "pages/kid-faces",
            title: words("accounts.who_are_you"),
            values: ["kids": kids.map(face), "next": next?.text],
            problem: problem?.detail
        )
    }

    private func face(_ kid: Kid) -> Values {
        [
            "id": kid.id.text,
            "name": kid.firstName,
            "emoji": kid.emoji,
            "colour": kid.colour.rawValue,
            "picture": nil,
        ]
    }

    /// Asks for the family's code, once more when it was refused.
    func codeForm(refused typed: String?, in words: Words) -> PageContent {
        PageContent(
            template: "pages/kid-code",
            title: words("accounts.which_family"),
            values: [
                "typedCode": typed ?? "",
                "next": next?.text,
                "codeError": typed.map { _ in words.told(AccountRefusal.unknownFamilyCode.problem.detail) },
            ]
        )
    }
}
