# Redis 7 or newer, the machine's own or Debian's. Sourced by up and down.
REDIS_PORT=${REDIS_PORT:-16479}

redis_folder() { echo "$DATA/redis-$REDIS_PORT"; }

redis_address() { echo "REDIS_URL=redis://127.0.0.1:$REDIS_PORT"; }

redis_missing() {
  if has redis-server || { has apt-get && [ "$(id -u)" = 0 ]; }; then return; fi
  echo "Redis (redis-server, or apt-get and root to install it)"
}

redis_install() {
  if has redis-server; then return; fi
  say "Redis: installing Debian's"
  thrice apt-get -qq update
  thrice apt-get -qq -y -o DPkg::Lock::Timeout=60 --no-install-recommends install redis-server >/dev/null
}

redis_start() {
  local folder
  folder=$(redis_folder)
  mkdir -p "$folder"
  # BullMQ wants noeviction; its title would hide the folder, by which its process is known.
  start Redis "$REDIS_PORT" "$folder/redis.pid" "$folder" "$folder/redis.log" \
    redis-server --bind 127.0.0.1 --port "$REDIS_PORT" --dir "$folder" --appendonly yes --maxmemory-policy noeviction \
    --set-proc-title no
}

redis_stop() { stop "$(redis_folder)/redis.pid" "$(redis_folder)"; }
