import Roost

/// The sign-in page.
struct SignInView {
    let content: PageContent

    init(_ typed: FormBody, next: LocalPath?, problem: Problem?, in words: Words) {
        content = PageContent(
            template: "pages/sign-in",
            title: words("accounts.sign_in"),
            values: [
                "next": next?.text,
                "kidsHref": LocalPath.signIn(next: next?.text, at: "/sign-in/kids"),
                "email": typed["email"],
                "errors": FormRefusal.errors(of: problem),
            ],
            problem: problem?.detail
        )
    }
}
