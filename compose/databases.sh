#!/bin/sh
# One database and one role for each service that owns data; no service can read another's tables. Asked at every start: it
# makes what is missing.
set -eu
PGPASSWORD=$(cat /secrets/postgres-password)
export PGPASSWORD PGHOST=postgres PGUSER=postgres PGDATABASE=postgres

for name in budget gateway; do
  # Names are ours and passwords are letters, digits, - and _ (secrets.sh): nothing needs quoting.
  password=$(cat "/secrets/$name-db-password")
  [ -n "$(psql -XAtq -c "SELECT 1 FROM pg_roles WHERE rolname = '$name'")" ] || psql -Xq -c "CREATE ROLE $name LOGIN"
  printf "ALTER ROLE %s PASSWORD '%s';\n" "$name" "$password" | psql -Xq -v ON_ERROR_STOP=1
  [ -n "$(psql -XAtq -c "SELECT 1 FROM pg_database WHERE datname = '$name'")" ] ||
    psql -Xq -c "CREATE DATABASE $name OWNER $name"
  psql -Xq -c "REVOKE CONNECT ON DATABASE $name FROM PUBLIC"
done
