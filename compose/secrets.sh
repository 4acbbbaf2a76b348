#!/bin/sh
# Makes what only this installation knows, once, and gives each container what it needs of it: a volume each. Readable for
# all, because each image has a user of its own; nobody gets to a volume but the containers it is mounted in, and root.
set -eu
umask 022

random() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'; }

# Never seen half written: it is complete, or it is not there.
write() {
  cat >"$1.new"
  mv "$1.new" "$1"
}

postgres=/secrets/postgres
for name in service-secret postgres-password budget-db-password gateway-db-password; do
  [ -s "$postgres/$name" ] || random | write "$postgres/$name"
done

service="SERVICE_SECRET=$(cat "$postgres/service-secret")"
echo "$service" | write /secrets/service/secrets.properties
printf '%s\nBUDGET_DB_PASSWORD=%s\n' "$service" "$(cat "$postgres/budget-db-password")" |
  write /secrets/budget/secrets.properties
printf '%s\nGATEWAY_DB_PASSWORD=%s\n' "$service" "$(cat "$postgres/gateway-db-password")" |
  write /secrets/gateway/secrets.properties
