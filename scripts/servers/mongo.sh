# A server that speaks MongoDB: mongod where there is one, else FerretDB on PostgreSQL. Sourced by up and down.
MONGO_PORT=${MONGO_PORT:-27217}
POSTGRES_PORT=${POSTGRES_PORT:-$((MONGO_PORT + 1000))}
. "$here/ferretdb.sh"

mongo_folder() { echo "$DATA/mongo-$MONGO_PORT"; }

mongo_address() { echo "MONGO_URL=mongodb://127.0.0.1:$MONGO_PORT"; }

mongo_missing() { has mongod || ferretdb_missing; }

mongo_install() { has mongod || ferretdb_install; }

mongo_start() {
  local folder
  folder=$(mongo_folder)
  if ! has mongod; then
    ferretdb_start "$folder"
    return
  fi
  mkdir -p "$folder/db"
  start mongod "$MONGO_PORT" "$folder/mongo.pid" "$folder" "$folder/mongo.log" \
    mongod --dbpath "$folder/db" --bind_ip 127.0.0.1 --port "$MONGO_PORT"
}

mongo_stop() {
  local folder
  folder=$(mongo_folder)
  stop "$folder/mongo.pid" "$folder"
  # At once, without waiting for connections to end.
  stop "$folder/postgres.pid" "$folder" INT
}
