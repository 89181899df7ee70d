CREATE TABLE record (
	"key" INTEGER NOT NULL,
	kind TEXT NOT NULL,
	id TEXT NOT NULL,
	revision INTEGER NOT NULL,
	valid_from TEXT,
	valid_to TEXT,
	known_at TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	locator TEXT NOT NULL,
	body TEXT NOT NULL,
	shapes INTEGER NOT NULL,
	content TEXT NOT NULL,
	withdrawn TEXT,
	seal TEXT NOT NULL,
	PRIMARY KEY ("key"),
	UNIQUE (kind, id, revision)
);

CREATE INDEX record_by_time ON record (kind, valid_from);

CREATE INDEX record_by_piece ON record (sha256);

CREATE TABLE shape (
	record INTEGER NOT NULL,
	position INTEGER NOT NULL,
	wkb BLOB NOT NULL,
	PRIMARY KEY (record, position),
	FOREIGN KEY(record) REFERENCES record ("key")
);

CREATE VIRTUAL TABLE extent USING rtree(record, west, east, south, north);

CREATE TABLE piece (
	sha256 TEXT NOT NULL,
	revision INTEGER NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	source TEXT NOT NULL,
	bytes INTEGER NOT NULL,
	known_at TEXT NOT NULL,
	rows_read INTEGER NOT NULL,
	accepted INTEGER NOT NULL,
	rejected INTEGER NOT NULL,
	custody TEXT NOT NULL,
	PRIMARY KEY (sha256, revision)
);

CREATE TABLE edition (
	"key" INTEGER NOT NULL,
	id TEXT NOT NULL,
	asof TEXT NOT NULL,
	PRIMARY KEY ("key"),
	UNIQUE (id, asof)
);

CREATE TABLE figure (
	edition INTEGER NOT NULL,
	id TEXT NOT NULL,
	value FLOAT NOT NULL,
	PRIMARY KEY (edition, id),
	FOREIGN KEY(edition) REFERENCES edition ("key")
);

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

INSERT INTO alembic_version (version_num) VALUES ('0001')
