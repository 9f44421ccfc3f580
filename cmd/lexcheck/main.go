package main
import ("fmt";"frontdesk/internal/safety";"os")
func main(){ if _,err:=safety.Load(); err!=nil { fmt.Println(err); os.Exit(1)}; fmt.Println("lexicon ok")}
