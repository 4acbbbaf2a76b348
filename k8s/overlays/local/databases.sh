#!/bin/sh
# Run once by PostgreSQL's image, before anybody can connect: one database and one role for each service that owns data.
# The passwords are letters, digits, - and _ (k8s/secrets.sh): nothing needs quoting.
set -eu
psql -Xq -v ON_ERROR_STOP=1 <<SQL
CREATE ROLE budget LOGIN PASSWORD '$BUDGET_DB_PASSWORD';
CREATE DATABASE budget OWNER budget;
REVOKE CONNECT ON DATABASE budget FROM PUBLIC;
CREATE ROLE gateway LOGIN PASSWORD '$GATEWAY_DB_PASSWORD';
CREATE DATABASE gateway OWNER gateway;
REVOKE CONNECT ON DATABASE gateway FROM PUBLIC;
SQL
