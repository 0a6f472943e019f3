#!/bin/sh
# Make sure that a PostgreSQL server is there; says in one line what to install where it may not.
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && exit 0
command -v initdb >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing PostgreSQL for the tests of the annotation log …"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null && exit 0
fi
echo "The tests of the annotation log need PostgreSQL: sudo apt-get install postgresql (or your system's package of it)." >&2
exit 1
