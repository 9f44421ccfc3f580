package handoff_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"frontdesk/handoff"
)

// A fact on the wire.
func ExampleCloudEvent_Msg() {
	at := time.Date(2026, 11, 25, 9, 31, 0, 0, time.UTC)
	body, _ := json.Marshal(handoff.HandoffFact{
		Handoff: "hmfrggzdfmztwq2lk", Seq: 6, Team: "front-desk", At: at, Version: 1, Staff: "anna",
	})
	m := handoff.CloudEvent{
		ID: "m5zw6zdcn5xgi2lu", Source: "/frontdesk/main", Type: "frontdesk.v1.handoff.taken", Subject: "hmfrggzdfmztwq2lk",
		Time: at, ContentType: "application/json", Data: body,
	}.Msg("frontdesk.v1.main.handoff.front-desk.hmfrggzdfmztwq2lk.taken")
	fmt.Println(m.Subject)
	for _, name := range slices.Sorted(maps.Keys(m.Header)) {
		fmt.Printf("%s: %s\n", name, m.Header.Get(name))
	}
	fmt.Println(string(m.Data))
	// Output:
	// frontdesk.v1.main.handoff.front-desk.hmfrggzdfmztwq2lk.taken
	// Nats-Msg-Id: m5zw6zdcn5xgi2lu
	// ce-datacontenttype: application/json
	// ce-id: m5zw6zdcn5xgi2lu
	// ce-source: /frontdesk/main
	// ce-specversion: 1.0
	// ce-subject: hmfrggzdfmztwq2lk
	// ce-time: 2026-11-25T09:31:00Z
	// ce-type: frontdesk.v1.handoff.taken
	// {"handoff":"hmfrggzdfmztwq2lk","seq":6,"team":"front-desk","at":"2026-11-25T09:31:00Z","version":1,"staff":"anna"}
}
