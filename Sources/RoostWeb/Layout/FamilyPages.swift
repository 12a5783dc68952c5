import Roost

/// Which page is at an address of a family.
enum FamilyPages {
    /// The page a path leads to; nil when it is none that shows other things than a form.
    static func page(at path: LocalPath) -> (any FamilyPage)? {
        let parts = path.components.dropFirst(2)
        // Longer ones are addresses of forms: a page stands at one when its form was refused.
        guard parts.count <= 2 else { return nil }
        switch (parts.first, parts.dropFirst().first) {
        case (nil, _): return HomePage()
        case ("tasks", nil): return TasksPage(tab: path.fields["tab"])
        case ("tasks", let id?): return FamilyTask.ID(id).map { TaskPage(id: $0) }
        case ("schedules", nil): return SchedulesPage()
        case ("schedules", let id?): return Schedule.ID(id).map { ScheduleFormPage(id: $0) }
        case ("rewards", nil): return RewardsPage()
        case ("karma", nil): return KarmaPage(path.fields)
        case ("chats", nil): return ChatsPage()
        case ("chats", let id?): return Chat.ID(id).map { ChatPage(id: $0, path.fields) }
        case ("activity", nil): return ActivityPage(path.fields)
        case ("family", nil): return MembersPage()
        case ("family", "settings"): return FamilySettingsPage()
        case ("invites", nil): return InvitesPage()
        case ("profile", nil): return ProfilePage()
        case ("settings", nil): return SettingsPage(current: nil)
        default: return nil
        }
    }
}
