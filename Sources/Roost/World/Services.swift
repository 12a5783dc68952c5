/// Everything a family can do, over one database: what the program and the tests build once and hand on.
package struct Services: Sendable {
    package let database: any Database
    package let world: World
    package let accounts: Accounts
    package let families: Families
    package let invites: Invites
    package let tasks: Tasks
    package let taskFeeds: TaskFeeds
    package let schedules: Schedules
    package let karma: Karma
    package let rewards: Rewards
    package let claims: Claims
    package let chats: Chats
    package let messages: Messages
    package let keyedRequests: KeyedRequests
    /// How much anybody may ask; none is as much as they like.
    package let limits: RateLimits?
    /// Where that is counted.
    package let rates: any RateStore

    /// All services, with one clock and one source of chance.
    package init(
        database: any Database,
        world: World,
        hasher: PasswordHasher,
        tokens: any AccessTokens,
        limits: RateLimits? = nil,
        pace: MessagePace = MessagePace(),
        rates: any RateStore = MemoryRateStore()
    ) {
        self.limits = limits
        self.rates = rates
        keyedRequests = KeyedRequests(database: database, world: world)
        let database = KeyedDatabase(database, world: world)
        self.database = database
        self.world = world
        let guessing = TryGuard(limits, rates, world)
        accounts = Accounts(database: database, world: world, hasher: hasher, tokens: tokens, guessing: guessing)
        families = Families(database: database, world: world, hasher: hasher)
        invites = Invites(database: database, world: world)
        tasks = Tasks(database: database, world: world)
        taskFeeds = TaskFeeds(database: database, world: world)
        schedules = Schedules(database: database, world: world)
        karma = Karma(database: database, world: world)
        rewards = Rewards(database: database, world: world)
        claims = Claims(database: database, world: world)
        chats = Chats(database: database, world: world)
        messages = Messages(database: database, world: world, pace: pace)
    }
}
