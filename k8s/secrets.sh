#!/usr/bin/env bash
# Makes the secrets that the manifests name, in the cluster that kubectl speaks to; those that are there already are left alone.
# What is in the environment is taken (BUDGET_DB_PASSWORD, BFL_API_KEY, ...), what has to be there and is not is made at random.
set -euo pipefail
namespace=multichat

random() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'; }

# secret NAME KEY...: its values come from the variables of these names, and never stand on a command line.
secret() {
  local name=$1 key
  shift
  if kubectl -n "$namespace" get secret "$name" >/dev/null 2>&1; then
    echo "$name is there already"
    return
  fi
  for key in "$@"; do
    if [ -n "${!key:-}" ]; then printf '%s=%s\n' "$key" "${!key}"; fi
  done | kubectl -n "$namespace" create secret generic "$name" --from-env-file=/dev/stdin
}

SERVICE_SECRET=${SERVICE_SECRET:-$(random)}
POSTGRES_PASSWORD=${POSTGRES_PASSWORD:-$(random)}
BUDGET_DB_PASSWORD=${BUDGET_DB_PASSWORD:-$(random)}
GATEWAY_DB_PASSWORD=${GATEWAY_DB_PASSWORD:-$(random)}

kubectl get namespace "$namespace" >/dev/null 2>&1 || kubectl create namespace "$namespace"
secret service-secret SERVICE_SECRET
secret budget-database BUDGET_DB_PASSWORD
secret gateway-database GATEWAY_DB_PASSWORD
# Only overlays/local has a PostgreSQL of its own.
secret postgres POSTGRES_PASSWORD
# Only overlays/production keeps artifacts in a bucket.
secret artifacts-bucket AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
# Of those who are paid: none in DEV.
secret provider-keys BFL_API_KEY UDIO_API_KEY OPENAI_API_KEY
