#!/bin/sh
# Run once by the PostgreSQL image, on an empty volume: one database each for the application and Keycloak, whose owners
# can't read each other's.
set -eu

create() {
  psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres --set name="$1" --set password="$2" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke connect on database :"name" from public;
SQL
}

create conversations "$DATABASE_PASSWORD"
create keycloak "$KEYCLOAK_DATABASE_PASSWORD"
