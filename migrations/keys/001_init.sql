-- The keys of conversations, in a database of their own: backed up apart, newest copy only. Each key is wrapped by the
-- master key, which lies outside the data directory. Forgetting a person destroys the row; what is sealed under it can
-- then be read by nobody, in no backup.
create table conversation_key (
    conversation uuid primary key,
    version      integer not null,
    wrapped      bytea not null,
    created_at   timestamptz not null
);

-- Who was forgotten. A restored backup is read against this list, so that nobody comes back.
create table forgotten (
    conversation uuid primary key,
    forgotten_at timestamptz not null
);

-- The fingerprint of the master key that all wrapping was done with. Another key is refused at start-up.
create table master_key (
    only_one    boolean primary key default true check (only_one),
    fingerprint bytea not null,
    created_at  timestamptz not null
);
