/// A form's own address. A browser stands there after a refusal, and asks for it again when the page is reloaded, or when another form
/// on it leads back.
enum FormAddress {
    /// The page it belongs to, as far as there is one: the nearest above it.
    static func page(of path: LocalPath) -> String {
        var parts = path.components
        while parts.count > 1 {
            parts.removeLast()
            let above = "/" + parts.joined(separator: "/")
            if AccountDoor.pages.contains(above) { return above }
            if parts.first == "families", parts.count > 1, LocalPath(above).flatMap(FamilyPages.page) != nil {
                return above
            }
        }
        return "/"
    }
}
